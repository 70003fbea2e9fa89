import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";

/** A person's link as a term of a description list; nothing for those who may not answer in the person's name. */
export function personalLinkTerm(link: string | null) {
  if (!link) return [];
  const description = (
    <>
      <span className="break-all">{link}</span>
      <span className="block text-[0.875rem] text-solid-gray-700">
        御本人だけにお伝えください。このリンクから、御本人として回答できます。
      </span>
    </>
  );
  return [{ term: "回答用リンク", description }];
}

/** A new link, when the old one went astray. */
export function RenewLink({ hasMail }: { hasMail: boolean }) {
  return (
    <Form method="post" className="mt-4">
      <input type="hidden" name="step" value="renew" />
      <Button variant="secondary">{hasMail ? "新しいリンクを作り、メールで送る" : "新しいリンクを作る"}</Button>
      <p className="mt-2 text-[0.875rem] text-solid-gray-700">
        いまのリンクは使えなくなります。これまでの回答は残ります。
      </p>
    </Form>
  );
}
