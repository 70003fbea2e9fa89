/** The layers of app/README.md: each imports only what stands to its right. */
const layer = (name, path, mayReach) => ({
  name,
  severity: "error",
  from: { path },
  to: { path: "^(app|prisma|tests)/", pathNot: [path, ...mayReach] },
});

const domain = "^app/domain/";
const text = "^app/text/";
const ui = "^app/ui/";
const mail = "^app/mail/";
const paper = "^app/paper/";
const adapters = "^app/adapters/";
const useCases = "^app/use-cases/";
const worker = "^app/worker/";
const http = "^app/http/";
const environment = "^app/env\\.server\\.ts$";
const prisma = "^prisma/";

module.exports = {
  forbidden: [
    layer("domain-alone", domain, []),
    layer("text-knows-codes", text, [domain]),
    layer("ui-knows-no-records", ui, [text, domain]),
    layer("mail-is-pure", mail, [text, domain]),
    layer("paper-is-pure", paper, [text, domain]),
    layer("adapters-do-not-decide", adapters, [text, domain]),
    layer("use-cases-below-http", useCases, [adapters, mail, paper, text, domain]),
    layer("worker-loops-only", worker, [useCases, adapters, domain]),
    layer("http-composes", http, [worker, useCases, adapters, text, domain, environment, prisma]),
    layer("routes-are-thin", "^app/(routes/|routes\\.ts)", [http, useCases, ui, text, domain]),
    layer("seed-writes-rows", prisma, [adapters, domain]),
    {
      name: "domain-needs-nothing",
      comment: "No npm package and no node: module: rules run anywhere and are read without knowing a library.",
      severity: "error",
      from: { path: domain },
      to: { pathNot: "^app/domain/" },
    },
    {
      name: "prisma-in-one-place",
      severity: "error",
      from: { pathNot: ["^app/adapters/db/", "^prisma/migrate\\.ts$"] },
      to: { path: "node_modules/@prisma|^app/adapters/db/generated/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: ["\\.d\\.ts$", "^app/routes\\.ts$", "^app/bin/"] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^app/adapters/db/generated/"] },
    exclude: { path: ["^build/", "^app/adapters/db/generated/(?!sqlite/client)"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
