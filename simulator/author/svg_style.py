"""The look of a drawing that stands alone: the classes of the site's charts, with the colours of its light page."""

from __future__ import annotations

STYLE = """
.sop-chart { background: #fff; font-family: system-ui, sans-serif; }
.sop-chart text { font-size: 12.5px; fill: #1c2430; }
.sop-chart a > text:not(.sop-way):first-of-type { font-weight: 700; font-size: 14px; }
.sop-chart .sop-kind { font-size: 10.5px; font-weight: 700; letter-spacing: .05em; text-transform: uppercase; }
.sop-chart .sop-kind { fill: #4a5568; }
.sop-chart .sop-only, .sop-chart .sop-way { font-style: italic; }
.sop-chart .sop-way, .sop-chart .sop-ends { font-size: 11.5px; }
.sop-chart .sop-step .sop-way, .sop-chart .sop-ends { text-anchor: end; }
.sop-chart .sop-ends, .sop-chart .sop-frame-head { font-weight: 700; }
.sop-chart .sop-band { fill: #f1f4f9; stroke: #b9c3d3; }
.sop-chart .sop-road { fill: #fbf6ea; stroke: #b9c3d3; stroke-dasharray: 5 3; }
.sop-chart .sop-shape { fill: #fff; stroke: #55627a; stroke-width: 1.4; }
.sop-chart .sop-shape-line, .sop-chart use { fill: none; stroke: #55627a; stroke-width: 1.4; }
.sop-chart use { stroke: #1c2430; stroke-width: 1.6; }
.sop-chart .sop-protected .sop-shape { stroke: #b3261e; stroke-width: 3; }
.sop-chart .sop-line { fill: none; stroke: #55627a; stroke-width: 1.5; }
.sop-chart .sop-arrow { fill: #55627a; }
"""
