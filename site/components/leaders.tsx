/** Names, dotted leaders, counts: the index of a printed book, each line a link. */
export function Leaders({ lines }: { lines: { name: string; href: string; many: string | number; spoken: string }[] }) {
  return (
    <ul class="leaders">
      {lines.map(({ name, href, many, spoken }) => (
        <li key={href}>
          <a href={href}>
            <span class="name">{name}</span>
            <span class="dots" aria-hidden="true" />
            <span class="many">
              {many}
              <span class="sr"> {spoken}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
