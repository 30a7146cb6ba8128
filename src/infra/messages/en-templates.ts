import type { viTemplates } from './vi-templates.ts';

/** Templates of forms that an office changes, in English. */
export const enTemplates: Readonly<Record<keyof typeof viTemplates, string>> = {
  'form.template.unknown':
    '{placeholder}: this form has no such placeholder[ (is {near} meant?)]. Correct the name; `vankho form templates` lists all.',
  'form.template.outside-list':
    '{placeholder} stands in the list {wanted} alone. Put it between the opening and the closing of that list.',
  'form.template.list-without-loop':
    '{placeholder} is a list of several rows and cannot be filled in as one text. Write {wanted} around what is repeated.',
  'form.template.flag-as-text':
    '{placeholder} can only be a condition. Write {wanted} around what is printed only when it holds.',
  'form.template.never-closed': '{placeholder} is opened and never closed. Add {/…} after what is repeated.',
  'form.template.never-opened': '{placeholder} is closed and was never opened. Take it away, or add {#…} before it.',
  'form.template.closed-by-other': '{placeholder} closes the wrong part: what is open is closed by {wanted}.',
  'form.template.list-unused': 'The template does not print the list {wanted}: its rows will be missing on paper.',
  'form.template.brace-open': 'A { has no } in the same paragraph: “{near}”. Add the }, or take the { away.',
  'form.template.brace-close': 'A } has no { before it in the same paragraph: “{near}”. Add the {, or take the } away.',
  'form.template.options':
    '{placeholder}: what stands in square brackets is not written right. Take it away, or write in them: loopOver: "row".',
  'form.template.loop-place':
    '{placeholder}: opening and closing must stand in the same table, or both outside of tables, and not in a content control of Word.',
  'form.template.in-note':
    '{placeholder} stands in a note or comment, where nothing is filled in. Move it into the text.',
  'form.template.in-picture':
    '{placeholder} stands in the alternative text of a picture, where nothing is filled in. Take it away there.',
  'form.template.other-form':
    'The columns are those of the form “{form}”, not of the one that is checked. Name the file by its form, or correct "form".',
  'form.template.columns-wrong':
    'The file of columns is not written right[ at {field}] ({reason}). See schemas/mappings/form-columns.schema.json.',
  'form.template.multiplied':
    'Lists within lists repeat more than {limit} values. Take the inner list out, or set the two apart',
  'form.template.too-long':
    'The form has more than {limit} rows: a DOCX is filled in memory, within limits. Print it as PDF or XLSX, or choose fewer dossiers.',
};
