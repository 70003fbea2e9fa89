import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";

interface RowsButtonProps {
  /** What it does, and to which row. */
  act: string;
  icon: IconName;
  inRow?: boolean;
  children: ReactNode;
}

/** Posts the form to have its rows changed, whatever is missing in it so far. */
export function RowsButton({ act, icon, inRow, children }: RowsButtonProps) {
  const look = inRow ? ({ variant: "tertiary", size: "sm" } as const) : ({ variant: "secondary" } as const);
  return (
    <Button {...look} name="rows" value={act} formAction="#agenda" formNoValidate>
      <Icon name={icon} />
      {children}
    </Button>
  );
}
