import { createContext } from "react";

/** The page's nonce while it is rendered on the server; a browser never needs it again. */
export const Nonce = createContext<string | undefined>(undefined);
