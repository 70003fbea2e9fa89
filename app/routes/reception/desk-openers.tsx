import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";

/** What stands open above the list. */
export type OpenPart = "camera" | "walkIn" | null;

interface OpenersProps {
  open: OpenPart;
  setOpen: (part: OpenPart) => void;
  disabled: boolean;
}

/** The buttons that open the camera, and the form for who was not called. */
export function DeskOpeners(props: OpenersProps) {
  return (
    <>
      <Opener {...props} part="camera">
        <Icon name="video" />
        カメラで読み取る
      </Opener>
      <Opener {...props} part="walkIn">
        <Icon name="plus" />
        当日参加
      </Opener>
    </>
  );
}

type OpenerProps = OpenersProps & { part: OpenPart; children: React.ReactNode };

function Opener({ part, open, setOpen, disabled, children }: OpenerProps) {
  const isOpen = open === part;
  return (
    <Button
      type="button"
      variant="secondary"
      aria-expanded={isOpen}
      disabled={disabled}
      onClick={() => setOpen(isOpen ? null : part)}
    >
      {children}
    </Button>
  );
}
