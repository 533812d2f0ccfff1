import type { Random } from "./random.ts";

/** A fictional local authority with what schools in it share. */
export interface Authority {
  code: number;
  name: string;
  /** Position 0–8 of its region; the search page knows regions as E12000001–9. */
  regionIndex: number;
  region: string;
  ofstedRegion: string;
  constituencies: readonly string[];
  postcodeArea: string;
  /** How many of the country's schools are here, relative to the others. */
  weight: number;
}

/** A fictional academy trust; sponsors are those that took over schools in difficulty. */
export interface Trust {
  uid: number;
  name: string;
  sponsorUid: number | null;
}

const FIRST = (
  "Fennoc Larkwy Quilla Brumel Tovren Ossel Wendra Hathmo Pellin Corvy Elspe Gorwy Mizzel Nettla Orrin Pindle " +
  "Rookmar Sallow Thistro Umbrel Vellin Wickla Yarrel Zephra Ambrel Birchel Cindre Dapple Ebbra Fallow Gimmel " +
  "Hobbin Ivvel Jessam Kestre Lummoc Merrin Nobbel Ottry Pimmer Quenby Rimmel Snicke Tansel Ullin Verrin " +
  "Whimbre Yewlin Addlo Bramwi Cattra Dunnel Emmera Foxlin Glimme Hazzen Inkla Jackda Kelpin Lintoc"
).split(" ");
const SECOND = (
  "dale combe thorne mere wick stow marsh holt leigh fold garth haven mouth pool ridge shaw stead ness field " +
  "brook bridge cross den dyke fell ford gate grove ham hollow hythe keld minster moor port rigg vale water wold"
).split(" ");

/** Places there can be; `placeName` takes a number from 0 up to here. */
export const PLACES = FIRST.length * SECOND.length;

/** The name of an invented place: the same number, the same name. */
export function placeName(index: number): string {
  const first = FIRST[index % FIRST.length] ?? "";
  const second = SECOND[(Math.floor(index / FIRST.length) + index) % SECOND.length] ?? "";
  return first + second;
}

/**
 * The nine regions of England, so that what is asked of real data can be asked of the sample; all that lies in them is
 * invented. Ofsted's own grouping has a comma in one name, which trips careless readers of csv. In the order they are dealt
 * to authorities: so even a small sample has a letter to a primary school of the East Midlands, inadequate before, that
 * raises workload. `index` is the place of the region's code, E12000001–9.
 */
const REGIONS: readonly (readonly [index: number, region: string, ofstedRegion: string, weight: number])[] = [
  [6, "London", "London", 5],
  [7, "South East", "South East", 10],
  [8, "South West", "South West", 14],
  [0, "North East", "North East, Yorkshire and the Humber", 9],
  [1, "North West", "North West", 11],
  [2, "Yorkshire and the Humber", "North East, Yorkshire and the Humber", 12],
  [3, "East Midlands", "East Midlands", 12],
  [4, "West Midlands", "West Midlands", 15],
  [5, "East of England", "East of England", 12],
];

const AUTHORITY_FORMS = [
  (place: string) => `${place}shire`,
  (place: string) => place,
  (place: string) => `${place} and District`,
  (place: string) => `City of ${place}`,
  (place: string) => `North ${place}`,
  (place: string) => `${place} Vale`,
] as const;

/** One letter of several. */
export function letter(random: Random, letters: string): string {
  return letters.charAt(random.int(0, letters.length - 1));
}

/** Local authorities for a country of so many schools: 18 at least, 150 at most, every region served. */
export function createAuthorities(random: Random, schools: number): Authority[] {
  const count = Math.min(150, Math.max(18, Math.round(schools / 25)));
  const places = random.shuffled(Array.from({ length: 400 }, (_, index) => index)).slice(0, count);
  return places.map((place, index) => {
    const dealt = index < REGIONS.length ? index : random.weighted(REGIONS.map((r, i) => [i, r[3]]));
    const [regionIndex, region, ofstedRegion] = REGIONS[dealt] ?? [0, "", ""];
    const town = placeName(place);
    const name = random.pick(AUTHORITY_FORMS)(town);
    return {
      code: 700 + index,
      name,
      regionIndex,
      region,
      ofstedRegion,
      constituencies: ["North", "South", "and the Villages"].map((part) => `${town} ${part}`),
      // No British postcode area starts with Q, V or X, so none of these can be anybody's address.
      postcodeArea: `${letter(random, "QVX")}${letter(random, "ABDEFGHJKLNPRSTUWYZ")}`,
      weight: random.int(2, 12),
    };
  });
}

const TRUST_FORMS = [
  "Learning Trust",
  "Multi Academy Trust",
  "Schools Partnership",
  "Education Trust",
  "Academies Federation",
] as const;

/** Academy trusts, about one for every nine schools. */
export function createTrusts(random: Random, schools: number): Trust[] {
  return Array.from({ length: Math.max(8, Math.round(schools / 18)) }, (_, index) => ({
    uid: 90_001 + index,
    name: `The ${placeName(random.int(400, PLACES - 1))} ${random.pick(TRUST_FORMS)}`,
    sponsorUid: random.chance(0.8) ? 95_001 + index : null,
  }));
}
