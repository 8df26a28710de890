// Where the points of paths of every kind of element are, whether paths are closed, and what their attributes and percents do.
import QtQuick
Item {
    width: 300; height: 300
    Path { id: line; startX: 10; startY: 20; PathLine { x: 110; y: 20 } PathLine { relativeX: 0; relativeY: 50 } }
    Path { id: quad; PathQuad { x: 100; y: 100; controlX: 100; controlY: 0 } PathQuad { relativeX: 50; y: 0; relativeControlX: 20; relativeControlY: 30 } }
    Path { id: cubic; startX: 5; startY: 5; PathCubic { x: 180; y: 5; control1X: -10; control1Y: 90; control2X: 210; control2Y: 90 } }
    Path { id: cubicRelative; startX: 5; startY: 5; PathCubic { x: 180; y: 5; relativeControl1X: -10; relativeControl1Y: 90; relativeControl2X: 210; relativeControl2Y: 90 } }
    Path { id: smooth; startX: 0; startY: 50; PathCurve { x: 50; y: 100 } PathCurve { x: 100; y: 50 } PathCurve { x: 150; y: 100 } PathCurve { relativeX: 50; relativeY: -50 } }
    Path { id: loop; startX: 50; startY: 0; PathCurve { x: 100; y: 50 } PathCurve { x: 50; y: 100 } PathCurve { x: 0; y: 50 } PathCurve { x: 50; y: 0 } }
    Path { id: mixed; startX: 50; startY: 0; PathLine { x: 60; y: 10 } PathCurve { x: 100; y: 50 } PathCurve { x: 50; y: 100 } PathQuad { x: 0; y: 0; controlX: 0; controlY: 90 } }
    Path { id: arc; startX: 0; startY: 100; PathArc { x: 100; y: 200; radiusX: 100; radiusY: 100; useLargeArc: true } }
    Path { id: arcBack; startX: 20; startY: 10; PathArc { x: 100; y: 60; radiusX: 50; radiusY: 100; direction: PathArc.Counterclockwise } }
    Path { id: arcTilted; startX: 20; startY: 50; PathArc { relativeX: 80; relativeY: 20; radiusX: 60; radiusY: 30; xAxisRotation: 40 } }
    Path { id: arcSmall; startX: 0; startY: 0; PathArc { x: 100; y: 0; radiusX: 10; radiusY: 20 } }
    Path { id: angle; PathAngleArc { centerX: 100; centerY: 80; radiusX: 60; radiusY: 40; startAngle: 30; sweepAngle: 300 } }
    Path { id: angleJoined; startX: 10; startY: 10; PathAngleArc { moveToStart: false; centerX: 100; centerY: 80; radiusX: 60; radiusY: 60; startAngle: -100; sweepAngle: -100 } }
    Path { id: angleWhole; PathAngleArc { centerX: 50; centerY: 50; radiusX: 50; radiusY: 50; startAngle: 0; sweepAngle: 360 } }
    Path { id: svg; startX: 50; startY: 50; PathSvg { path: "L 150 50 L 100 150 z" } }
    Path { id: svgMore; PathSvg { path: "M10,10 h50v20 q 10 10 20 0 t20-5 c 0 10 10 20 20 10 s 10 10 20 0 a10 20 30 1 0 20 20 a5 5 0 0 1 5 5 L.5.5 Z" } }
    Path { id: poly; startX: 0; startY: 0; PathPolyline { id: polyline; path: [Qt.point(10, 10), Qt.point(60, 10), Qt.point(60, 60)] } }
    Path { id: multi; PathMultiline { id: multiline; paths: [[Qt.point(0, 0), Qt.point(50, 0)], [Qt.point(0, 50), Qt.point(50, 50)]] } }
    Path { id: moved; startX: 0; startY: 0; PathLine { x: 50; y: 0 } PathMove { x: 50; y: 50 } PathLine { x: 0; y: 50 } }
    Path { id: scaled; scale: Qt.size(2, 0.5); startX: 10; startY: 10; PathLine { x: 50; y: 10 } PathQuad { x: 50; y: 100; controlX: 100; controlY: 50 } }
    Path { id: stretched; startX: 0; startY: 0; PathLine { x: 50; y: 0 } PathPercent { value: 0.25 } PathLine { x: 150; y: 0 } PathPercent { value: 0.4 } PathQuad { x: 250; y: 0; controlX: 200; controlY: 50 } }
    Path { id: stretchedOpen; startX: 0; startY: 0; PathLine { x: 50; y: 0 } PathPercent { value: 0.75 } PathLine { x: 150; y: 0 } }
    Path { id: nothing }
    Path { id: single; startX: 30; startY: 40; PathLine { x: 30; y: 40 } }

    function show(name, path) {
        const points = []
        for (const t of [0, 0.1, 0.25, 0.34, 0.5, 0.7, 0.9, 1]) {
            const p = path.pointAtPercent(t)
            points.push(Math.round(p.x * 10) / 10 + "," + Math.round(p.y * 10) / 10)
        }
        console.log(name, path.closed, points.join(" "))
    }
    Component.onCompleted: {
        const all = { line, quad, cubic, cubicRelative, smooth, loop, mixed, arc, arcBack, arcTilted, arcSmall, angle, angleJoined, angleWhole, svg, svgMore, poly, multi, moved, scaled, stretched, stretchedOpen, nothing, single }
        for (const name in all) show(name, all[name])
        console.log(polyline.start, multiline.start, line.startX, quad.startX)
        console.log(line.pathElements.length, line.pointAtPercent(-0.5), line.pointAtPercent(1.5))
        line.changed.connect(() => console.log("changed"))
        line.startX = 0
        show("moved start", line)
        line.pathElements[0].x = 50
        show("moved line", line)
        console.log("END")
    }
}
