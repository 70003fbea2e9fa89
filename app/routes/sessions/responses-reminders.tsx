import { Form } from "@remix-run/react";
import { reminderText } from "#app/text/reminder.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { SilentReminders } from "#app/use-cases/reminders/show-reminders.ts";

interface SilentRemindersPartProps {
  reminders: SilentReminders;
  mayRemind: boolean;
  /** When the page was made: pressed twice, it sends once. */
  seenAt: string;
}

/** When those who have not answered were asked again, when they will be, and the button that asks them now. */
export function SilentRemindersPart({ reminders, mayRemind, seenAt }: SilentRemindersPartProps) {
  const { isOn, silent, planned, asked } = reminders;
  const lines = [
    ...asked.map(({ day, people }) => reminderText.asked(day, people)),
    ...planned.map(({ day, people }) => reminderText.willAsk(day, people)),
    ...(!isOn && silent > 0 ? [reminderText.off] : []),
  ];
  const hasButton = mayRemind && silent > 0;
  if (lines.length === 0 && !hasButton) return null;
  return (
    <div className="mb-6 grid gap-3">
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {hasButton && (
        <Form method="post" className="print:hidden">
          <input type="hidden" name="seenAt" value={seenAt} />
          <Button variant="secondary" size="sm">
            <Icon name="mail" />
            {reminderText.now(silent)}
          </Button>
        </Form>
      )}
    </div>
  );
}
