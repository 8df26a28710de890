// AnchorChanges and ParentChange, there and back, with AnchorAnimation.
import QtQuick
Item {
    id: root; width: 400; height: 300
    Item { id: p2; x: 100; y: 50; rotation: 90; width: 50; height: 50 }
    Item { id: box; x: 10; y: 5; width: 20; height: 30; anchors.left: root.left; anchors.leftMargin: 8 }
    Item { id: mv; x: 10; y: 5; width: 20; height: 30; scale: 1 }
    states: [ State { name: "a"; AnchorChanges { target: box; anchors.left: undefined; anchors.right: root.right; anchors.top: root.top } PropertyChanges { target: box; anchors.rightMargin: 5 } },
              State { name: "b"; ParentChange { target: mv; parent: p2; x: 3; rotation: 10 } },
              State { name: "c"; ParentChange { target: mv; parent: p2 } },
              State { name: "d"; AnchorChanges { target: box; anchors { horizontalCenter: root.horizontalCenter; left: undefined } } },
              State { name: "e"; AnchorChanges { target: mv; anchors.bottom: root.bottom } } ]
    transitions: [ Transition { to: "d"; AnchorAnimation { duration: 100 } }, Transition { from: "d"; AnchorAnimation { duration: 60 } }, Transition { to: "e"; enabled: false; AnchorAnimation {} } ]
    function pr(t) { console.log(t, "box", box.x, box.y, box.width, box.height, "mv", mv.parent===root, mv.x.toFixed(2), mv.y.toFixed(2), mv.rotation, mv.scale) }
    Component.onCompleted: { pr(0); state = "a"; pr("a"); state = ""; pr("back"); state = "b"; pr("b"); state = "c"; pr("c"); state = ""; pr("back"); state = "e"; pr("e"); root.height = 200; pr("e2"); state=""; pr("back"); state = "d"; pr("d") }
    Timer { interval: 50; running: true; onTriggered: { console.log(box.x > 8 && box.x < 190) } }
    Timer { interval: 200; running: true; onTriggered: { pr("d later"); root.width = 300; pr("d w"); state = ""; pr("start back") } }
    Timer { interval: 350; running: true; onTriggered: { pr("end"); console.log("END") } }
}
