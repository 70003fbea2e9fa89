import { untoldText } from "#app/text/change.ts";
import { awaitedText, undatedText } from "#app/text/home.ts";
import { whenText } from "#app/text/session.ts";
import { Chip } from "#app/ui/chip.tsx";
import type { IconName } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { Tasks } from "#app/use-cases/home/find-tasks.ts";
import { HomeSessionItem, HomeSessionList } from "./home-session-list.tsx";

/** The section's place on the page. */
export const WAITING = "waiting";

const MOST = 20;

interface Waiting {
  key: string;
  to: string;
  session: Tasks["toDecide"][number];
  icon: IconName;
  what: string;
}

/** The sessions in which something waits, each leading to where it is done. */
export function HomeWaiting({ tasks, named }: { tasks: Tasks; named: "place" | "center" }) {
  const waiting = waitingIn(tasks);
  if (waiting.length === 0) return null;
  return (
    <Section title="対応を待っている開催" id={WAITING}>
      <HomeSessionList>
        {waiting.slice(0, MOST).map(({ key, to, session, icon, what }) => (
          <HomeSessionItem
            key={key}
            id={session.id}
            title={session.title}
            to={to}
            when={session.state === "scheduled" ? whenText(session) : undatedText(session)}
            facts={named === "center" ? session.center.name : session.venue}
            status={
              <Chip tone="warning" icon={icon}>
                {what}
              </Chip>
            }
          />
        ))}
      </HomeSessionList>
      {waiting.length > MOST && <p className="mt-2">ほかに{waiting.length - MOST}件あります。</p>}
    </Section>
  );
}

function waitingIn({ toDecide, awaited, toSend, toTell, asked, applied }: Tasks): Waiting[] {
  const of = (session: Waiting["session"], page: string, icon: IconName, what: string): Waiting => ({
    key: `${session.id} ${page}`,
    to: `/sessions/${session.id}/${page}`,
    ...{ session, icon, what },
  });
  return [
    ...toTell.map((session) => of(session, "changes", "mail", untoldText(session))),
    ...toDecide.map((session) => of(session, "poll", "calendar", "日程を決める")),
    ...awaited.map((session) => of(session, "poll", "clock", awaitedText(session))),
    ...toSend.map((session) => of(session, "materials", "document", "資料が未送付")),
    ...applied.map((session) => of(session, "recruitment", "person", `受講の申込み ${session.applications}件`)),
    ...asked.map((session) => of(session, "joining", "people", `参加の申込み ${session.requests}件`)),
  ];
}
