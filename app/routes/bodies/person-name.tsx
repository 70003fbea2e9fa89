import { Link } from "@remix-run/react";

/** Who holds a seat, unbroken, with the way to their own page. */
export function PersonName({ personId, name }: { personId: string; name: string }) {
  return (
    <span className="whitespace-nowrap">
      <Link to={`/people/${personId}`}>{name}</Link>
    </span>
  );
}
