// Layouts in layouts: how much room one takes in which nothing, or something, fills.
import QtQuick
import QtQuick.Layouts
Rectangle { id: root; width: 300; height: 260
 component Box: Rectangle { implicitWidth: 40; implicitHeight: 20; color: "red"; border.width: 1 }
 ColumnLayout { anchors.fill: parent; spacing: 0
  RowLayout { id: a; Box { } Box { id: ab; } }
  RowLayout { id: b; Box { Layout.fillHeight: true } Box { id: bb; Layout.fillWidth: true; Layout.maximumWidth: 90 } }
  RowLayout { id: c; Layout.fillWidth: false; Layout.alignment: Qt.AlignHCenter; Box { Layout.fillWidth: true } Box { } }
  RowLayout { id: d; Layout.minimumHeight: 30; ColumnLayout { id: da; Box { } Box { } } GridLayout { id: db; columns: 2; Box { Layout.fillWidth: true } Box { } Box { Layout.columnSpan: 2; implicitWidth: 120 } } }
  RowLayout { id: e; Layout.maximumWidth: 250; Box { } }
  RowLayout { id: f }
  RowLayout { id: h; ColumnLayout { id: ha; Box { } Item { Layout.fillHeight: true } } StackLayout { id: hb; Box { } Box {} } }
 }
 RowLayout { id: g; y: 200; width: 200; Box { id: ga } Box { id: gb } }
 function say() { for (const x of [a,ab,b,bb,c,d,da,db,e,f,h,ha,hb,g,ga,gb]) console.log(x.x, x.y, x.width, x.height); }
 Timer { interval: 100; running: true; onTriggered: { root.say(); bb.Layout.maximumWidth = 120; ab.Layout.fillWidth = true } }
 Timer { interval: 200; running: true; onTriggered: { console.log("--"); root.say(); console.log("END") } }
}
