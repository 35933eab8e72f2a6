import { type Assets, partNames, pictureNames, scriptNames } from "../../site/components/world.ts"

/** Addresses that lead nowhere, for pages whose looks don't matter. */
export const noAssets: Assets = {
  style: "s.css",
  listStyle: "l.css",
  own: "o.css",
  formStyle: "f.css",
  paper: "p.css",
  fonts: [],
  icon: "i.svg",
  pictures: Object.fromEntries(pictureNames.map(name => [name, ""])) as Assets["pictures"],
  scripts: Object.fromEntries(scriptNames.map(name => [name, `${name}.js`])) as Assets["scripts"],
  parts: Object.fromEntries(partNames.map(name => [name, `${name}.js`])) as Assets["parts"],
  content: () => new Uint8Array(),
}
