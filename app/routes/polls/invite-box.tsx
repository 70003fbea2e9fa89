interface InviteBoxProps {
  id: string;
  name: string;
  /** Why this person cannot be called now. */
  why: string | null;
  checked: boolean;
}

/** Whether somebody is called to the date that is decided. */
export function InviteBox({ id, name, why, checked }: InviteBoxProps) {
  if (why) return <span className="text-[0.8125rem] whitespace-nowrap">{why}</span>;
  return (
    <label className="inline-flex min-h-6 cursor-pointer items-center justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11">
      <input type="checkbox" name="invited[]" value={id} defaultChecked={checked} className="size-6 accent-key-900" />
      <span className="sr-only">{name}さんに案内する</span>
    </label>
  );
}
