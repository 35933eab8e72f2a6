/** An invented place, one for every index below 1 440 000, no two alike: «Roquevernac», «Montlanville-sur-Aurne». */
export function place(index: number): string {
  const count = starts.length * middles.length * ends.length
  const turn = Math.floor(index / count)
  // A step prime to the count scatters neighbours over the alphabet and still meets every combination once.
  const at = ((index % count) * 7919) % count
  const start = pick(starts, at)
  const middle = pick(middles, Math.floor(at / starts.length))
  const end = pick(ends, Math.floor(at / (starts.length * middles.length)))
  return `${start}${middle}${end}${turn === 0 ? "" : pick(rivers, turn - 1)}`
}

/** Number of the département of an index, two digits: metropolitan France, one after the other. */
export function departement(index: number): string {
  return pick(departements, index)
}

const starts =
  "Mont Val Roque Font Beau Clair Cham Puy Bour Sauve Ville Cour Pierre Ro Saint-Mé Saint-Ga Hau Ker Lan Gé".split(" ")
const middles = [
  ..."ber lan mar vi ré dou ci fo lu ma né por ri sé ta ver bé co da fé".split(" "),
  ..."gui li mo na pé ra so ti va bri cla dre fla gri pla pré thé bro cré gué".split(" "),
]
const ends = [
  ..."nac ville gny court lieu sac zan lles vre nges".split(" "),
  ..."mont val terre nay sières bourg zy ron tte lles-les-Bains".split(" "),
  ..."cé gnan chard douin ffoux lhac mblay ndre ppes ssan".split(" "),
]
const rivers = [
  ..."Aurne Brenne Cère Dorne Ève Fouze Ganche Hare Isole Jaune".split(" "),
  ..."Loge Maure Nive Orte Pène Quère Rance Suze Tarde Urle".split(" "),
  ..."Vanne Ydre Zorne Blaise Crue Drise Éze Flune Grème".split(" "),
].map(river => `-sur-${river}`)

const departements = Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, "0"))

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? ""
}
