import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { proxyPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import { readFormData } from "#app/http/form.server.ts";
import { proxyPageText as words } from "#app/text/proxy.ts";
import { rsvpRefusal } from "#app/text/refusals.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { answerAsProxy, type ProxyAnswerRefusal } from "#app/use-cases/proxies/answer-as-proxy.ts";
import { showProxy } from "#app/use-cases/proxies/show-proxy.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";
import { Contact } from "../rsvp/contact.tsx";
import { MaterialList } from "../rsvp/materials.tsx";
import { SessionDetails } from "../rsvp/session-details.tsx";
import { UnknownLink } from "../rsvp/unknown-link.tsx";
import { ProxyAnswerForm } from "./answer-form.tsx";

/** No script is sent, as on the answering page. */
export const handle = { static: true };

/** The address is a secret, as the answering page's. */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `代理出席の確認${page?.shown ? `：${page.shown.title}` : ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = appContext(args);
  const result = await showProxy(ctx, args.params.token ?? "");
  if (!result.ok) return data({ shown: null, demo: (await showSite(ctx)).demo }, { status: 404 });
  const shown = result.value;
  return data({ shown, demo: shown.demo }, { status: shown.state === "ended" ? 410 : 200 });
}

const STATUS: Partial<Record<ProxyAnswerRefusal, number>> = {
  "unknown-link": 404,
  "link-ended": 410,
  "too-many-attempts": 429,
};
const MESSAGES = {
  ...rsvpRefusal,
  "link-ended": words.ended,
  "unknown-link": words.ended,
  "too-many-attempts": words["too-many"],
};

export async function action(args: ActionFunctionArgs) {
  const { params, request, context } = args;
  const token = params.token ?? "";
  const answer = (await readFormData(request)).get("answer");
  if (answer !== "accepted" && answer !== "declined")
    return data({ errors: [{ message: words.choose }] }, { status: 422 });
  const result = await answerAsProxy(appContext(args), { token, address: context.address, answer });
  if (result.ok) return redirect(proxyPath(token), 303);
  return data({ errors: [{ message: MESSAGES[result.error] }] }, { status: STATUS[result.error] ?? 422 });
}

export default function ProxyPage() {
  const { shown, demo } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? [];
  const { token = "" } = useParams();
  if (!shown) return <UnknownLink demo={demo} />;
  const { title, center, state, closed, details } = shown;
  return (
    <PublicShell title={title} officeName={center.name} demo={demo}>
      <div className="grid gap-8">
        {/* A page that is over says why by itself. */}
        {details && <ErrorSummary errors={errors} />}
        {state === "ended" && <Notice tone="warning" title={words.ended} />}
        {state === "declined" && <Notice tone="success" title={words.declined} />}
        {state === "accepted" && !closed && <Notice tone="success" title={words.accepted} />}
        {state !== "ended" && state !== "declined" && closed && <Notice tone="warning" title={rsvpRefusal[closed]} />}
        {details && (
          <>
            <p>{words.standsFor([details.member.organizationName, details.member.title, details.member.name])}</p>
            <SessionDetails
              invitee={details.proxy}
              session={details.session}
              takesPlace
              answered={false}
              calendarPath={null}
            />
            {details.materials.length > 0 && <MaterialList materials={details.materials} path={proxyPath(token)} />}
            <ProxyAnswerForm action={proxyPath(token)} state={state} />
          </>
        )}
        <Contact center={center} />
      </div>
    </PublicShell>
  );
}
