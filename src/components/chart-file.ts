const CSS_VARIABLE = /var\(\s*(--[\w-]+)\s*\)/g;
const PADDING = 16;

/**
 * A chart as a file of its own: the colours of the page written out, a background, title and source in it, so that
 * it says where it comes from wherever it is pasted.
 */
export function svgFileText(chart: SVGSVGElement, title: string, source: string): string {
  const style = getComputedStyle(document.documentElement);
  // A value stands within double quotes of an attribute: names of fonts have their own.
  const resolve = (text: string): string =>
    text.replace(
      CSS_VARIABLE,
      (whole, name: string) => style.getPropertyValue(name).trim().replaceAll('"', "'") || whole,
    );
  const width = Number(chart.getAttribute("width"));
  const height = Number(chart.getAttribute("height"));
  const wide = width + 2 * PADDING;
  const high = height + 96;
  const inner = chart.cloneNode(true) as SVGSVGElement;
  inner.setAttribute("x", String(PADDING));
  inner.setAttribute("y", "48");
  for (const tip of inner.querySelectorAll("[aria-label=tip], .press")) tip.remove();
  const ink = resolve("var(--ink)");
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" color="${ink}" fill="currentColor" font-family="system-ui, sans-serif">`,
    `<rect width="${wide}" height="${high}" fill="${resolve("var(--paper)")}"/>`,
    `<text x="${PADDING}" y="30" font-size="18" font-weight="700">${escapeXml(title)}</text>`,
    resolve(new XMLSerializer().serializeToString(inner)),
    `<text x="${PADDING}" y="${high - 18}" font-size="11" fill-opacity="0.75">${escapeXml(source)}</text>`,
    "</svg>",
  ];
  return parts.join("\n");
}

/** The same chart as PNG, at twice its size so that it prints sharply. */
export async function pngFile(svgText: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser cannot draw the chart as PNG: take the SVG instead.");
  context.scale(2, 2);
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("This browser cannot write PNG: take the SVG instead."));
      else resolve(blob);
    }, "image/png");
  });
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
