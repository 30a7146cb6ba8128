import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };

/** Labels of the fields as the metadata schema gives them, as keys `field.<name>`. */
export const fieldLabels = {
  vi: labels((property) => property['x-labels'].vi),
  en: labels((property) => property['x-labels'].en),
};

interface LabelledProperty {
  readonly 'x-labels': { readonly vi: string; readonly en: string };
}

function labels(text: (property: LabelledProperty) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(documentSchema.properties).map(([name, property]) => [`field.${name}`, text(property)]),
  );
}
