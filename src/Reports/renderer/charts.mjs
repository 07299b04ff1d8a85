// Charts from ECharts option objects to SVG, the same text for the same option.
import { init, use } from "echarts/core";
import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

export function drawChart({ option, width, height }) {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return withStableNames(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** ECharts numbers its parts over the life of the process; we number them over the picture. */
function withStableNames(svg) {
  const names = new Map();
  return svg.replace(/zr\d+-[a-z]+-?\d+/g, (name) => {
    if (!names.has(name)) names.set(name, `n${names.size}`);
    return names.get(name);
  });
}
