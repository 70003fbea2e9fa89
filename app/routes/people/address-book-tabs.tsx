import { LinkTabs } from "#app/ui/page.tsx";

const TABS = [
  { key: "people", to: "/people", label: "人" },
  { key: "organizations", to: "/organizations", label: "機関" },
  { key: "groups", to: "/groups", label: "グループ" },
  { key: "duplicates", to: "/people/duplicates", label: "重複の候補" },
] as const;

/** The parts of 名簿. */
export function AddressBookTabs({ current }: { current: (typeof TABS)[number]["key"] }) {
  return (
    <LinkTabs
      label="名簿のページ"
      items={TABS.map(({ key, to, label }) => ({ to, label, current: key === current }))}
    />
  );
}
