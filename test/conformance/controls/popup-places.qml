// Where popups and menus are put, within their margins and their window.
import QtQuick
import QtQuick.Controls
Item { width: 640; height: 480
 Item { id: place; x: 50; y: 40; width: 100; height: 50 
  Popup { id: p; x: 10; y: -100; width: 80; height: 60;}
  Popup { id: q; x: 900; y: 700; width: 80; height: 60; margins: 0 }
  Popup { id: r; x: 900; y: 700; width: 80; height: 60; leftMargin: 5 }
  Menu { id: m; y: 50; MenuItem { text: "a" } MenuItem { text: "b" } MenuSeparator {} Menu { title: "sub" } Action { text: "act" } }
 }
 Timer { interval: 50; running: true; onTriggered: { print(p.x, p.y); p.open(); print(p.x, p.y); q.open(); print(q.x, q.y); r.open(); print(r.x, r.y); p.close(); print(p.x,p.y); p.x = 30; print(p.x); 
  print(m.count, m.itemAt(0).width, m.itemAt(0).height, m.itemAt(1).y, m.contentItem.contentHeight, m.implicitHeight, m.implicitWidth, m.menuAt(3).title, m.actionAt(4).text, m.currentIndex, m.itemAt(3).text, m.itemAt(3).subMenu !== null, m.itemAt(0).menu === m); m.open(); print(m.x, m.y, m.height, m.width, m.itemAt(1).y, m.itemAt(0).width, m.activeFocus); m.currentIndex = 1; print(m.itemAt(1).highlighted, m.itemAt(1).activeFocus);
  print("END") } }
}
