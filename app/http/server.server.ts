import { randomBytes, randomUUID } from "node:crypto";
import type { Server } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import helmet from "helmet";
import type { Auth } from "#app/adapters/auth/auth.server.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { mailStyleSource } from "#app/use-cases/wordings/mail-style.ts";
import { log } from "./log.server.ts";
import { network, putOffGuesses } from "./unknown-links.server.ts";

const MAX_FORM_BYTES = 1024 * 1024;
/** Beyond what any upload takes: those are read to their end, to be answered by the page they came from. */
const MAX_UPLOAD_BYTES = 1024 * 1024 * 1024;
/** The pages that take files; they read them as they arrive, and only once the sender is known to be staff. */
const UPLOAD_PATHS =
  /^\/(?:imports\/new|sessions\/[^/]+\/(?:participants|materials\/(?:new|[^/]+\/edit)|responses\/[^/]+))(?:\.data)?$/;

type RequestContext = Omit<AppContext, "requestId"> & { auth: Auth };

/** The web server around Remix: headers, static files, limits, health. */
export function createServer(
  build: ServerBuild | (() => Promise<ServerBuild>),
  ctx: RequestContext,
  options: { root: string; trustedProxies: string; development?: express.Handler | undefined },
) {
  const app = express();
  app.disable("x-powered-by");
  // The reverse proxies of the installation tell the client's address and scheme; nobody else is believed.
  app.set("trust proxy", options.trustedProxies);
  app.use((_request, response, next) => {
    response.locals.requestId = randomUUID();
    response.locals.nonce = randomBytes(16).toString("base64");
    response.setHeader("X-Request-Id", response.locals.requestId);
    next();
  });
  app.use(securityHeaders(ctx.settings.baseUrl.startsWith("https:")));
  app.use(devicePolicy);
  app.use(compression());
  if (options.development) app.use(options.development);
  app.use(
    "/assets",
    express.static(path.join(options.root, "build/client/assets"), { immutable: true, maxAge: "1y", index: false }),
  );
  app.use(express.static(path.join(options.root, "build/client"), { maxAge: "1h", index: false }));
  app.get("/healthz", (_request, response) => {
    ctx.db.$queryRaw`SELECT 1`.then(
      () => response.type("text").send(["ok", ...downOf(ctx), ""].join("\n")),
      (error) => {
        log.error({ error: String(error) }, "health check failed");
        response.status(503).type("text").send("database\n");
      },
    );
  });
  app.use(refuseForeignForms);
  app.use(putOffGuesses(ctx));
  app.use(letUnreadFlow);
  app.all(
    "*",
    createRequestHandler({
      build,
      mode: process.env.NODE_ENV ?? "production",
      getLoadContext: (request, response) => ({
        app: { ...ctx, requestId: response.locals.requestId },
        nonce: response.locals.nonce,
        address: network(request.ip),
        asData: request.path.endsWith(".data"),
        drained: () => drained(response),
      }),
    }),
  );
  app.use(((error, _request, response, next) => {
    // An address that cannot be read is the visitor's mistake, and may hold a link's secret: not for the log.
    if (error?.status >= 400 && error.status < 500 && !response.headersSent) {
      return response.status(error.status).type("text").send("アドレスを読み取れません。\n");
    }
    log.error({ requestId: response.locals.requestId, error: error?.stack ?? String(error) }, "request failed");
    if (response.headersSent) return next(error);
    response.status(500).type("text").send(`Error ${response.locals.requestId}\n`);
  }) as express.ErrorRequestHandler);
  return app;
}

/** What does not work though the pages do: a restart would not help, so the answer stays `ok`. */
function downOf({ mailOutage, mailboxDownSince }: RequestContext): string[] {
  const since = (what: string, at: Date | null | undefined) => (at ? [`${what} since ${at.toISOString()}`] : []);
  return [...since("no mail goes out", mailOutage?.()?.since), ...since("no mail is read", mailboxDownSince?.())];
}

function securityHeaders(isHttps: boolean): express.RequestHandler {
  return (request, response, next) =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", `'nonce-${response.locals.nonce}'`],
          styleSrc: ["'self'", mailStyleSource],
          imgSrc: ["'self'", "data:"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      // no-referrer would make forms without JavaScript send `Origin: null`.
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: isHttps,
      crossOriginOpenerPolicy: isHttps,
    })(request, response, next);
}

/** The page that reads QR codes: see routes/reception. */
const CAMERA_PATH = /^\/sessions\/[^/]+\/reception$/;

/** No page uses what a device sees, hears or where it is, but for the reception its camera. */
const devicePolicy: express.RequestHandler = (request, response, next) => {
  const camera = CAMERA_PATH.test(request.path) ? "(self)" : "()";
  response.setHeader("Permissions-Policy", `camera=${camera}, microphone=(), geolocation=()`);
  next();
};

/** A form posted from another site, or too large to be one of ours, is refused before anything reads it. */
const refuseForeignForms: express.RequestHandler = (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD") return next();
  const origin = request.get("origin");
  if (origin !== undefined && !isOwnOrigin(origin, request)) {
    return response.status(403).type("text").send("この操作は、他のサイトからは行えません。\n");
  }
  const length = Number(request.get("content-length"));
  if (!Number.isFinite(length)) return response.status(411).type("text").send("Content-Length is required.\n");
  const limit = UPLOAD_PATHS.test(request.path) ? MAX_UPLOAD_BYTES : MAX_FORM_BYTES;
  if (length > limit) return response.status(413).type("text").send("送信された内容が大きすぎます。\n");
  next();
};

/**
 * What is still coming in once the answer is out flows away unread: Remix leaves it standing, and a browser that has
 * not sent all of its form hears no answer.
 */
const letUnreadFlow: express.RequestHandler = (request, response, next) => {
  response.once("finish", () => {
    if (!request.complete) request.removeAllListeners("data").resume();
  });
  next();
};

/** Waits until the client has taken what was written to it; false when it has gone. */
function drained(response: express.Response): Promise<boolean> {
  if (response.closed || !response.writableNeedDrain) return Promise.resolve(!response.closed);
  return new Promise((resolve) => {
    const settle = () => {
      response.off("drain", settle).off("close", settle);
      resolve(!response.closed);
    };
    response.on("drain", settle).on("close", settle);
  });
}

function isOwnOrigin(origin: string, request: express.Request): boolean {
  try {
    return new URL(origin).host === request.get("host");
  } catch {
    return false;
  }
}

/** Stops taking requests, lets those in flight finish, and cuts what is left after `graceMs`. */
export function stopServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection kept alive after its last answer would hold the server until it times out.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
  });
}
