/** Lines on a 24 × 24 grid, drawn for this app. */
const PATHS = {
  "arrow-left": "M20 12H4M11 5l-7 7 7 7",
  building: "M5 21V4h9v17M14 9h5v12M3 21h18M8.5 8h2M8.5 12h2M8.5 16h2",
  calendar: "M4 6h16v14H4zM4 10.5h16M8 3v4M16 3v4M8 14h.01M12 14h.01M16 14h.01",
  chart: "M4 4v16h16M8.5 16v-4M13 16V8M17.5 16v-6",
  check: "M5 12.5 9.5 17 19 7",
  "chevron-left": "M15 5l-7 7 7 7",
  "chevron-right": "M9 5l7 7-7 7",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.5l3.5 2",
  copy: "M9 8h11v13H9zM15 8V3H4v13h5",
  cross: "M6 6l12 12M18 6 6 18",
  document: "M6 3h8l4.5 4.5V21H6zM14 3v5h4.5M9 12.5h6M9 16.5h6",
  down: "M12 5v14M6 13l6 6 6-6",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16",
  draft: "M4 20.5h16M6 16l.8-3.3L15.5 4 18 6.5l-8.7 8.7z",
  edit: "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
  error: "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v5.5M12 16.5h.01",
  external: "M13 5h6v6M19 5l-9 9M17 14v5H5V7h5",
  history: "M4.5 8a9 9 0 1 1-1 6M4 3.5V8.5h5M12.5 8v4.5l3 2",
  home: "M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z",
  inbox: "M4 14l3-9h10l3 9v6H4zM4 14h5l1.5 2.5h3L15 14h5",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5h.01",
  list: "M8.5 6H20M8.5 12H20M8.5 18H20M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  lock: "M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.5",
  logout: "M10 4H4v16h6M9.5 12H20M15.5 7.5 20 12l-4.5 4.5",
  mail: "M3 5.5h18v13H3zM3 7l9 6.5L21 7",
  menu: "M4 6h16M4 12h16M4 18h16",
  minus: "M5 12h14",
  pause: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM10 9v6M14 9v6",
  people:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-5.5 6.5-5.5s6.5 1.9 6.5 5.5M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.9c2.2.8 3.5 2.6 3.5 5.1",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-4 3.4-6 7.5-6s7.5 2 7.5 6",
  phone:
    "M5 3.5h4l1.5 5L8 10c1 2.5 3 4.5 5.5 6L15.5 13.5l5 1.5v4c0 1-1 1.5-2 1.5C10.5 20 4 13.5 3.5 5.5c0-1 .5-2 1.5-2z",
  place: "M12 21.5s7-6.4 7-12a7 7 0 0 0-14 0c0 5.6 7 12 7 12zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  plus: "M12 5v14M5 12h14",
  print: "M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 14h10v6.5H7z",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21",
  settings:
    "M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  success: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM7.5 12.5l3 3 6-6.5",
  trash: "M4 6.5h16M9 6V3.5h6V6M6 6.5 7 21h10l1-14.5M10 10.5v6.5M14 10.5v6.5",
  up: "M12 19V5M6 11l6-6 6 6",
  upload: "M12 16V5M7.5 9l4.5-4.5L16.5 9M4 20h16",
  video: "M3 6.5h12v11H3zM15 11l6-3.5v9L15 13",
  warning: "M12 3.5 22 20.5H2zM12 10v5M12 17.8h.01",
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon in the size and colour of the text around it. Without a label it is decoration. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className="inline-block size-[1.25em] shrink-0 align-[-0.25em]"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
