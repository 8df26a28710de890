// Row, column and grid layouts: sizes, stretching, alignment, margins, and what they ask for themselves.
import QtQuick
import QtQuick.Layouts
Item {
    width: 300; height: 300
    RowLayout { id: a; width: 200; height: 40
        Rectangle { implicitWidth: 20; implicitHeight: 10 }
        Rectangle { Layout.fillWidth: true; implicitHeight: 10; Layout.fillHeight: true }
        Rectangle { implicitWidth: 30; implicitHeight: 10; Layout.alignment: Qt.AlignTop | Qt.AlignRight } }
    RowLayout { id: b; spacing: 2
        Rectangle { implicitWidth: 20; implicitHeight: 10 }
        Rectangle { width: 33; height: 12 }
        Rectangle { Layout.preferredWidth: 40; Layout.preferredHeight: 15; Layout.margins: 3 } }
    ColumnLayout { id: c; width: 60; height: 100; spacing: 0
        Rectangle { Layout.fillWidth: true; Layout.fillHeight: true; Layout.maximumHeight: 30 }
        Rectangle { Layout.fillWidth: true; Layout.fillHeight: true; Layout.minimumWidth: 10 }
        Rectangle { Layout.fillWidth: true; implicitHeight: 20; Layout.maximumWidth: 25; Layout.alignment: Qt.AlignHCenter } }
    RowLayout { id: d; width: 100; height: 20; spacing: 0
        Rectangle { Layout.fillWidth: true; Layout.preferredWidth: 10; implicitHeight: 5 }
        Rectangle { Layout.fillWidth: true; Layout.preferredWidth: 30; implicitHeight: 5 }
        Rectangle { visible: false; implicitWidth: 50; implicitHeight: 5 } }
    RowLayout { id: e; width: 100; height: 20; layoutDirection: Qt.RightToLeft
        Rectangle { implicitWidth: 20; implicitHeight: 10 }
        Rectangle { implicitWidth: 30; implicitHeight: 10 } }
    GridLayout { id: f; columns: 2; rowSpacing: 1; columnSpacing: 3
        Rectangle { implicitWidth: 20; implicitHeight: 10 }
        Rectangle { implicitWidth: 30; implicitHeight: 12 }
        Rectangle { Layout.columnSpan: 2; implicitWidth: 80; implicitHeight: 5; Layout.alignment: Qt.AlignRight }
        Rectangle { Layout.row: 3; Layout.column: 1; implicitWidth: 7; implicitHeight: 7 } }
    RowLayout { id: g; width: 40; height: 20; spacing: 5
        Rectangle { Layout.fillWidth: true; Layout.minimumWidth: 10; implicitWidth: 30; implicitHeight: 5 }
        Rectangle { Layout.fillWidth: true; Layout.minimumWidth: 5; implicitWidth: 40; implicitHeight: 5 } }
    StackLayout { id: s; Rectangle { implicitWidth: 30; implicitHeight: 20 } Rectangle { implicitWidth: 10; implicitHeight: 40 } }
    function places(of) {
        const all = []
        for (let i = 0; i < of.children.length; i++) { const k = of.children[i]; all.push([k.x, k.y, k.width, k.height].join(",")) }
        return all.join(" | ") + " = " + of.width + "x" + of.height + " asks " + of.implicitWidth + "x" + of.implicitHeight
    }
    Timer { interval: 60; running: true; onTriggered: {
        for (const each of [a, b, c, d, e, f, g]) console.log(places(each))
        console.log(s.implicitWidth, s.implicitHeight, s.count, s.currentIndex, s.children[0].visible, s.children[1].visible)
        a.width = 120; b.children[0].implicitWidth = 50; c.children[0].visible = false
        later.start()
    } }
    Timer { id: later; interval: 60; onTriggered: { for (const each of [a, b, c]) console.log(places(each)); console.log("END") } }
}
