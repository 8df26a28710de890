// Colours and Qt's colour functions.
import QtQuick
Item { property color c: "steelblue"; property color d; property color t: "transparent"; property color h: Qt.hsla(0.5, 0.5, 0.5, 1)
    Component.onCompleted: { console.log(c, d, t, h, c.r.toFixed(3), c.hsvHue.toFixed(3), c.hslLightness.toFixed(3), c.valid, d.valid)
        console.log(Qt.darker(c), Qt.lighter(c), Qt.darker("red", 3), Qt.tint(c, "#80ff0000"), Qt.alpha(c, 0.5), Qt.rgba(0.1, 0.2, 0.3, 0.4), Qt.hsva(0.1, 0.2, 0.3, 0.4), Qt.colorEqual("red", "#ff0000"), Qt.color("blue"))
        console.log(c == "#4682b4", c === "#4682b4", c == Qt.rgba(c.r, c.g, c.b, 1), String(c), c + "", JSON.stringify({ c: c }), typeof c, c instanceof Object, c.toString())
        c.a = 0.5; console.log(c); c = "#abc"; console.log(c); c = "#12345678"; console.log(c, c.a.toFixed(3)); c = Qt.rgba(2, -1, 0.5); console.log(c, c.r)
        let k = c; k.g = 1; console.log(k, c); c = "red"; console.log(k, c)
        for (let s of ["RED", "dark slate blue", "#ff", "#ffff", "#fffff", "rgb(1,2,3)", "lightgrey", "LightGoldenrodYellow"]) { try { d = s; console.log(s, d, d.valid) } catch (e) { console.log(s, e.message) } }
        let a = c, b = Qt.rgba(1, 0, 0, 1); console.log(a == b, a === b, a != b, a !== b, Qt.point(1, 2) == Qt.point(1, 2), Qt.size(1, 2) === Qt.size(2, 1), Qt.rect(0, 0, 1, 1) != Qt.rect(0, 0, 1, 1), Qt.vector3d(1, 2, 3) == Qt.vector3d(1, 2, 3), Qt.point(1, 2) == Qt.size(1, 2), [c].indexOf(c), Qt.font({ bold: true }) == Qt.font({ bold: true }))
        console.log("END") } }
