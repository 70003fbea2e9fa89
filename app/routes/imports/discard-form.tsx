import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";

export function DiscardForm() {
  return (
    <Form method="post" className="mt-10 border-t border-solid-gray-420 pt-6">
      <Button name="step" value="discard" variant="danger">
        この取込みを中止する
      </Button>
      <p className="mt-2 text-[0.875rem] text-solid-gray-700">何も登録せずに終わります。</p>
    </Form>
  );
}
