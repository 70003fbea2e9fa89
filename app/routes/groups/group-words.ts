interface Conditions {
  organizationKind: string | null;
  municipality: { name: string } | null;
  occupation: string | null;
  titleKey: string | null;
}

/** 市町村・釧路市・役職に「課長」 */
export function conditionWords({ organizationKind, municipality, occupation, titleKey }: Conditions): string {
  const words = [organizationKind, municipality?.name, occupation, titleKey && `役職に「${titleKey}」`].filter(Boolean);
  return words.length > 0 ? words.join("・") : "条件なし（手で加えた方だけ）";
}
