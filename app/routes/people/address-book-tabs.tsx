import { useRouteLoaderData } from "@remix-run/react";
import { LinkTabs } from "#app/ui/page.tsx";
import type { DeskData } from "../desk.tsx";

const TABS = [
  { key: "people", to: "/people", label: "人" },
  { key: "organizations", to: "/organizations", label: "機関" },
  { key: "groups", to: "/groups", label: "グループ" },
  { key: "duplicates", to: "/people/duplicates", label: "人の重複" },
  { key: "duplicateOrganizations", to: "/organizations/duplicates", label: "機関の重複" },
  { key: "imports", to: "/imports", label: "取込み" },
] as const;

/** The parts of 名簿. Who brings in no sheets has no 取込み. */
export function AddressBookTabs({ current }: { current: (typeof TABS)[number]["key"] }) {
  const mayImport = useRouteLoaderData<DeskData>("routes/desk")?.mayImport;
  return (
    <LinkTabs
      label="名簿のページ"
      items={TABS.filter(({ key }) => key !== "imports" || mayImport).map(({ key, to, label }) => ({
        to,
        label,
        current: key === current,
      }))}
    />
  );
}
