// Charts from ECharts option objects to SVG, the same text for the same option.
import { init, use } from "echarts/core";
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { mapStrings } from "./text.mjs";

use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

/** The picture as SVG; what it names within itself begins with the prefix. */
export function drawChart({ option: given, width, height, prefix = "n" }) {
  const option = mapStrings(given, withoutMarks);
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return withStableNames(chart.renderToSVGString(), prefix);
  } finally {
    chart.dispose();
  }
}

// The compiler's text in pictures never ends looking for a font that has both a letter and a mark on it.
const withoutMarks = (text) => text.normalize("NFC").replace(/[\p{M}\u00ad\u200b-\u200d]/gu, "");

/** ECharts numbers its parts over the life of the process; we number them over the picture. */
function withStableNames(svg, prefix) {
  const names = new Map();
  return svg.replace(/zr\d+-[a-z]+-?\d+/g, (name) => {
    if (!names.has(name)) names.set(name, `${prefix}${names.size}`);
    return names.get(name);
  });
}
