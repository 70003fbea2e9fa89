import { LinkTabs } from "#app/ui/page.tsx";

const TABS = [
  { key: "list", to: "/trainings", label: "各保健所の研修" },
  { key: "calendar", to: "/trainings/calendar", label: "月のカレンダー" },
  { key: "mine", to: "/trainings?when=mine", label: "自分の申込み" },
  { key: "cards", to: "/cards", label: "開催事例" },
] as const;

/** The pages across centers. Who cannot apply has no applications. */
export function TrainingTabs({ tab, mayAsk }: { tab: (typeof TABS)[number]["key"]; mayAsk: boolean }) {
  return (
    <LinkTabs
      label="研修・事例のページ"
      items={TABS.filter(({ key }) => key !== "mine" || mayAsk).map(({ key, to, label }) => ({
        to,
        label,
        current: key === tab,
      }))}
    />
  );
}
