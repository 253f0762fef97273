import { EMERGENCY_NAMES, EMERGENCY_NUMBERS } from '#kernel/emergencyNumbers.ts';
import {
  inFront,
  type Exclusion,
  type Guidance,
  type Reason,
  type Suggestion,
} from '#modules/guidance/index.ts';
import type { AnswerOf } from '#platform/http/jsonApi.ts';
import { knowledge } from '../../../knowledge.server.ts';
import type { guide } from './guide.ts';
import { briefOf, type Reader } from './serviceOf.ts';

type Answer = AnswerOf<typeof guide.answer>;

/** What guidance says, in one language, with the services it names. */
export function guidanceOf(found: Guidance, limit: number, reader: Reader): Answer {
  const { first, others } = inFront(found.suggestions, knowledge().directory);
  return {
    ruleset: found.ruleset,
    emergency: found.emergency.flatMap((id) => emergencyOf(id, reader)),
    total: found.suggestions.length,
    suggestions: [...first, ...others]
      .slice(0, limit)
      .flatMap((suggestion) => suggestionOf(suggestion, reader)),
    excluded: found.excluded.flatMap((exclusion) => exclusionOf(exclusion, reader)),
    ask: found.ask,
  };
}

function emergencyOf(id: string, { locale }: Reader): Answer['emergency'] {
  const phone = EMERGENCY_NUMBERS.find((number) => number === knowledge().directory.find(id)?.phone);
  return phone ? [{ id, phone, label: EMERGENCY_NAMES[phone].long[locale] }] : [];
}

function suggestionOf(suggestion: Suggestion, reader: Reader): Answer['suggestions'] {
  const service = knowledge().directory.find(suggestion.service);
  if (!service) return [];
  const { urgency, unknown, standsFor } = suggestion;
  const reasons = suggestion.reasons.flatMap((reason) => reasonOf(reason, reader));
  return [{ service: briefOf(service, reader), urgency, reasons, unknown, standsFor }];
}

function reasonOf({ rule, text, sources, status }: Reason, { locale }: Reader) {
  const [source, ...otherSources] = sources;
  return source ? [{ rule, text: text[locale], source, otherSources, status }] : [];
}

function exclusionOf({ service: id, because }: Exclusion, { locale }: Reader): Answer['excluded'] {
  const service = knowledge().directory.find(id);
  if (!service) return [];
  const { name } = service;
  return [
    { service: { id, name }, because: because.map(({ code, text }) => ({ code, text: text[locale] })) },
  ];
}
