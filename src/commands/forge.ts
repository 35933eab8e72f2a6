/** The address of a line on the forge, inside a workflow; undefined elsewhere and for a file outside the repository. */
export function forgeLink(env: {
  readonly [name: string]: string | undefined
}): ((path: string, line: number) => string | undefined) | undefined {
  const { GITHUB_SERVER_URL: server = "", GITHUB_REPOSITORY: repository = "", GITHUB_SHA: commit = "" } = env
  const sound =
    /^https:\/\/[\w.-]+(:\d+)?$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[0-9a-f]{40}$/.test(commit)
  if (!sound) return undefined
  return (path, line) => {
    if (path.startsWith("/") || path.includes(":") || path.split("/").includes("..")) return undefined
    const place = path.split("/").map(encodePart).join("/")
    return place === undefined ? undefined : `${server}/${repository}/blob/${commit}/${place}#L${line}`
  }
}

/** Lone surrogates have no encoding. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, "?"))
}
