import { plot, type PlotOptions } from "@observablehq/plot";
import { rovingButtons } from "./pressable.ts";

/**
 * Plots into one plain SVG element in the page's type and colours.
 *
 * Plot puts a `<style>` into its drawing, which the site's Content-Security-Policy refuses; what it says stands in
 * `style/chart.css` (`.plot`) instead.
 */
export function drawPlot(options: PlotOptions): SVGSVGElement {
  const drawn = plot({ className: "plot", ...options });
  for (const style of drawn.querySelectorAll("style")) style.remove();
  if (!(drawn instanceof SVGSVGElement))
    throw new TypeError("A chart must be one SVG element: leave out legends and captions of Plot.");
  drawn.setAttribute("font-family", "var(--sans)");
  // What a chart says stands in its title and table; shapes that are no buttons would only be noise to a screen reader.
  if (drawn.querySelector("[role=button]") === null) drawn.setAttribute("aria-hidden", "true");
  else rovingButtons(drawn);
  return drawn;
}
