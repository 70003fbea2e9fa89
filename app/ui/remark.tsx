import { Icon } from "#app/ui/icon.tsx";

const TONES = {
  warning: { icon: "warning", look: "text-yellow-1100" },
  error: { icon: "error", look: "text-red-900" },
} as const;

/** What is to be said of a field's content while it is being filled in. */
export function Remark({ tone, children }: { tone: keyof typeof TONES; children: string }) {
  const { icon, look } = TONES[tone];
  return (
    <span className={`flex items-start gap-1.5 font-700 ${look}`}>
      <span className="mt-px">
        <Icon name={icon} />
      </span>
      {children}
    </span>
  );
}
