import { z } from 'zod';
import {
  DIVISIONS,
  type Area,
  type Municipality,
  type Nis,
  type Territory,
} from '#modules/territory/index.ts';

/** A municipality as the data writes it, code and name together (`62063 Liège`), so that neither can be wrong alone. */
export function municipalityRef(territory: Territory) {
  return z.string().transform((written, context): Nis => {
    const [code = '', ...name] = written.split(' ');
    const municipality = territory.find(code);
    if (municipality?.names.fr === name.join(' ')) return municipality.nis;
    const hint =
      municipality === undefined
        ? 'écrire par exemple « 62063 Liège »'
        : `${code} est ${municipality.names.fr}`;
    context.addIssue({ code: 'custom', message: `commune inconnue « ${written} » (${hint})` });
    return z.NEVER;
  });
}

function namesOf(
  territory: Territory,
  pick: (municipality: Municipality) => string | null,
): readonly string[] {
  return [...new Set(territory.municipalities.flatMap((municipality) => pick(municipality) ?? []))];
}

function writtenArea(territory: Territory) {
  const municipality = municipalityRef(territory);
  const provinces = z.enum(namesOf(territory, ({ province }) => province));
  return z
    .strictObject({
      scope: z.enum(['national', 'international']),
      community: z.enum(['fr', 'nl', 'de']),
      region: z.enum(['wallonie', 'bruxelles', 'flandre']),
      province: z.union([provinces, z.array(provinces).min(2)]),
      judicialDistrict: z.enum(namesOf(territory, ({ judicialDistrict }) => judicialDistrict)),
      judicialDivision: z.enum(Object.values(DIVISIONS).flat()),
      policeZone: z.string().min(1),
      municipalities: z.array(municipality).min(1),
      seat: municipality,
    })
    .partial();
}

type Written = z.infer<ReturnType<typeof writtenArea>>;

function provinceArea(province: string | readonly string[], territory: Territory): Area {
  if (typeof province === 'string') return { kind: 'province', name: province };
  const inside = territory.municipalities.filter((municipality) =>
    province.includes(municipality.province ?? ''),
  );
  return { kind: 'municipalities', municipalities: inside.map(({ nis }) => nis) };
}

function divisionArea(name: string): readonly Area[] {
  const districts = Object.keys(DIVISIONS).filter((district) => DIVISIONS[district]?.includes(name));
  return districts.map((district) => ({ kind: 'judicialDivision', name, district }));
}

/** Every area the words can mean: one word alone is right, except a police zone with its municipalities. */
function meanings(written: Written, territory: Territory): readonly Area[] {
  const { scope, community, region, province, judicialDistrict, judicialDivision } = written;
  const { policeZone, municipalities, seat } = written;
  const areas: Area[] = [];
  if (scope) areas.push({ kind: scope });
  if (community) areas.push({ kind: 'community', name: community });
  if (region) areas.push({ kind: 'region', name: region });
  if (province) areas.push(provinceArea(province, territory));
  if (judicialDistrict) areas.push({ kind: 'judicialDistrict', name: judicialDistrict });
  if (judicialDivision) areas.push(...divisionArea(judicialDivision));
  if (policeZone) areas.push({ kind: 'policeZone', name: policeZone, municipalities: municipalities ?? [] });
  else if (municipalities) areas.push({ kind: 'municipalities', municipalities });
  if (seat) areas.push({ kind: 'seat', municipality: seat });
  return areas;
}

/** The territory of a service, from one word and its value: `{ province: Hainaut }`. */
export function areaSchema(territory: Territory) {
  return writtenArea(territory).transform((written, context): Area => {
    const [area, ...others] = meanings(written, territory);
    if (area !== undefined && others.length === 0) return area;
    if (context.issues.length === 0) {
      context.addIssue({ code: 'custom', message: 'un territoire et un seul est attendu' });
    }
    return z.NEVER;
  });
}
