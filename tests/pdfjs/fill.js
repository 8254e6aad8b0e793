// Fills in a form with pdf.js as Firefox does, and returns the saved file.  Runs in a page; `modules` is the address
// of pdfjs-dist, `texts` and `ticks` are values by name of field without its parent's.
async ({ modules, pdf, texts, ticks }) => {
  const { getDocument, GlobalWorkerOptions } = await import(`${modules}/build/pdf.mjs`);
  GlobalWorkerOptions.workerSrc = `${modules}/build/pdf.worker.mjs`;
  const bytes = Uint8Array.from(atob(pdf), (character) => character.charCodeAt(0));
  const found = await getDocument({
    data: bytes,
    cMapUrl: `${modules}/cmaps/`,
    standardFontDataUrl: `${modules}/standard_fonts/`,
    wasmUrl: `${modules}/wasm/`,
  }).promise;
  const fields = await found.getFieldObjects();
  const own = (name) => [...fields].find(([full]) => full.endsWith(`.${name}`))[1].filter((one) => one.id);
  for (const [name, value] of Object.entries(texts)) {
    found.annotationStorage.setValue(own(name)[0].id, { value });
  }
  for (const [name, value] of Object.entries(ticks)) {
    for (const box of own(name)) {
      found.annotationStorage.setValue(box.id, { value: box.exportValues === value });
    }
  }
  const page = await found.getPage(1);
  const annotations = await page.getAnnotations();
  const tooltips = annotations.filter((one) => one.subtype === "Widget").map((one) => one.alternativeText);
  const saved = await found.saveDocument();
  let text = "";
  for (const byte of saved) text += String.fromCharCode(byte);
  return { saved: btoa(text), fields: [...fields.keys()], tooltips };
};
