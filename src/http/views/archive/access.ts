import type { RestrictedMaterial, SecretMaterial } from '../../../app/archive/access/list-material.ts';
import type { AccessOfDossier } from '../../../app/archive/access/read-access.ts';
import type { Candidate } from '../../../domain/access/declassification.ts';
import { maskDossier } from '../../../domain/access/mask.ts';
import { isHiddenFrom } from '../../../domain/access/sight.ts';
import {
  RESTRICTION_GROUPS,
  RESTRICTION_SOURCE,
  RESTRICTION_STATUS,
} from '../../../domain/access/restriction-groups.ts';
import { sheetRanges } from '../../../domain/archive/sheet-numbers.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { message, type Language } from '../../../infra/messages/message.ts';
import { onlookerOf, type Reader } from './dossier.ts';

/** `RestrictionGroups` of the description. */
export function groupsView(): object {
  const items = RESTRICTION_GROUPS.map(({ code, title, items: matters }) => ({
    code,
    title,
    items: matters.map((matter) => matter.title),
  }));
  return { source: RESTRICTION_SOURCE, status: RESTRICTION_STATUS, items };
}

/** `AccessOfDossier` of the description. */
export function accessView({ dossier, document, facts, ...found }: AccessOfDossier, language: Language): object {
  const { groups, setOn, setBy, extensions, liftings } = facts;
  const { accessConditions = null, secrecy = null } = document?.entry ?? dossier.description;
  return {
    ...{ dossierId: dossier.id, documentId: document?.id ?? null, revision: dossier.revision },
    ...{ accessConditions, secrecy, groups, inForce: found.inForce, setOn, setBy, extensions, liftings },
    proposals: found.proposals,
    candidate: found.candidate && candidateView(found.candidate, language),
  };
}

function candidateView(candidate: Candidate, language: Language): object {
  const { competence, basis, setBy, unverified } = candidate;
  const body = setBy === null ? {} : { body: setBy };
  return {
    ...candidate,
    basisText: message(`access.basis.${basis}`, {}, language),
    competenceText: message(`access.competence.${competence}`, body, language),
    unverifiedText: unverified ? message('access.unverified', {}, language) : null,
  };
}

/** `SecretMaterial` of the description: for custodians alone. */
export function secretView({ dossier, document, candidate }: SecretMaterial, language: Language): object {
  const lists = { ...placeView(dossier), document: document && documentView(document) };
  return { ...lists, candidate: candidateView(candidate, language) };
}

/** `RestrictedMaterial` of the description. */
export function restrictedView({ dossier, document, groups }: RestrictedMaterial, reader: Reader): object {
  const onlooker = onlookerOf(reader);
  const { shown, masked } = maskDossier(dossier, onlooker);
  const isDocumentHidden = masked || (document !== null && isHiddenFrom(document.entry, onlooker));
  return {
    ...placeView(shown),
    document: document && !isDocumentHidden ? documentView(document) : null,
    groups: masked ? [] : groups,
    masked,
  };
}

function placeView({ id, fondsId, ...dossier }: Dossier): object {
  const { temporaryNumber, inventoryNumber, number, boxNumber, code, description } = dossier;
  const { title, startDate = null, endDate = null, sheetCount = null } = description;
  return {
    ...{ dossierId: id, fondsId, temporaryNumber, inventoryNumber, number, boxNumber, code },
    ...{ title, startDate, endDate, sheetCount },
  };
}

function documentView(document: DocumentInDossier): object {
  const { id, ordinal, entry } = document;
  const {
    documentType = null,
    number = null,
    notation = null,
    issuedOn = null,
    issuingBody = null,
    subject = null,
  } = entry;
  const [sheets] = sheetRanges([document]);
  return {
    ...{ id, ordinal, documentType, number, notation, issuedOn, issuingBody, subject },
    ...{ firstSheet: sheets?.first ?? null, lastSheet: sheets?.last ?? null },
  };
}
