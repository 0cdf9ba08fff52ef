/** The product that this project watches; another product's catalog replaces this line. */
export { stratoai as catalog } from "./stratoai/index.ts";
