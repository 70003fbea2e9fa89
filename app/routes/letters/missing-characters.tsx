import { Notice } from "#app/ui/notice.tsx";

/** What no font has is told before anything is printed. */
export function MissingCharacters({ missing }: { missing: readonly string[] }) {
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning" title={`印刷できない文字があります：${missing.join("　")}`}>
      収めている書体にない文字です。紙の上では「〓」になりますので、名簿や開催の内容を別の字に改めるか、手書きで補ってください。
    </Notice>
  );
}
