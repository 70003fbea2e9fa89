import AxeBuilder from "@axe-core/playwright";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test,
} from "@playwright/test";
import { openSmtp, type TestSmtp } from "#tests/support/smtp-server.ts";
import { type RunningServer, startServer } from "./server.ts";

/** What the tests of one file share: a server of its own, a browser on it, and the mails it sends. */
export interface Desk {
  server: RunningServer;
  smtp: TestSmtp;
  /** Of the desk: signed in nowhere yet. */
  desk: BrowserContext;
  page: Page;
  /** What went wrong on any page of any browser. */
  faults: string[];
}

/** A browser; as wide as a phone where its width is given, in CSS px. */
type Visitor = BrowserContextOptions & { width?: number };
type Env = Record<string, string>;

interface DeskOptions {
  /** Sends mails; without, they wait. */
  mails?: boolean;
  env?: Env | (() => Promise<Env>);
  as?: Visitor;
}

/**
 * The tests of one file go through a story in order, on one server; any fault fails the test it came up in.
 * `begin` keeps what they need, and does what comes before the first. Returns how further browsers come to the same
 * server: each with a page of its own, closed by whoever opens it, or in the end.
 */
export function atDesk(
  begin: (at: Desk, browser: Browser) => unknown,
  { mails = false, env = {}, as = {} }: DeskOptions = {},
): (as?: Visitor) => Promise<Page> {
  test.describe.configure({ mode: "serial" });
  let at: Desk | undefined;
  let visit: (as?: Visitor) => Promise<Page>;

  test.beforeAll(async ({ browser }) => {
    const smtp = await openSmtp();
    const sending: Env = mails ? { SMTP_URL: smtp.url, MAIL_FROM: "renkei@pref.example.jp" } : {};
    const server = await startServer({ ...sending, ...(typeof env === "function" ? await env() : env) });
    const faults: string[] = [];
    visit = async ({ width, ...options } = {}) => {
      const context = await browser.newContext(width ? { ...options, viewport: { width, height: 740 } } : options);
      watch(context, server.url, faults);
      return context.newPage();
    };
    const page = await visit(as);
    at = { server, smtp, desk: page.context(), faults, page };
    await begin(at, browser);
  });

  test.afterAll(async ({ browser }) => {
    for (const context of browser.contexts()) await context.close();
    await at?.server.stop();
    await at?.smtp.stop();
  });

  test.afterEach(() => {
    expect(at?.faults).toEqual([]);
  });

  return (as) => visit(as);
}

export async function signIn(page: Page, url: string, email: string) {
  await page.goto(`${url}/login`);
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード").fill("renkei-demo");
  await page.getByRole("button", { name: "サインイン" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ホーム" })).toBeVisible();
}

/** Calls everybody proposed, on the page of a session's invitations. */
export async function callProposed(page: Page) {
  await page.getByRole("button", { name: "送信前の確認へ進む" }).click();
  await page.getByRole("button", { name: /人に案内する$/ }).click();
  await expect(page.getByRole("heading", { name: /^案内済み/ })).toBeVisible();
}

/** Until React has taken the page over: what it answers to a key, and where it puts the focus, comes only then. */
export async function untilHydrated(page: Page) {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactFiber$")));
}

/** Adds a fault for any request that leaves for another host, and for anything a page complains about. */
export function watch(context: BrowserContext, url: string, faults: string[] = []): string[] {
  context.on("request", (request) => {
    // The browser's own viewer of PDFs is made of pages of its own.
    if (/^chrome(-extension)?:/.test(request.url())) return;
    if (!request.url().startsWith(`${url}/`)) faults.push(`left the host: ${request.url()}`);
  });
  context.on("page", (page) =>
    page.on("pageerror", (error) => {
      // Remix drops a page it is still fetching when the next is asked for, and the browser tells of the fetch so ended.
      if (error.name !== "AbortError") faults.push(`${page.url()}: ${error.message}`);
    }),
  );
  context.on("console", (message) => {
    // A refused form answers 422, which the browser reports as a failed resource.
    if (message.type() === "error" && !message.text().includes("422")) faults.push(message.text());
  });
  return faults;
}

/** JIS X 8341-3 / WCAG 2.2 AA by axe: nothing found. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    // A frame that may run no script cannot be looked into from within: axe would wait for it.
    .setLegacyMode(page.frames().length > 1)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes.map((node) => node.html)])).toEqual([]);
}
