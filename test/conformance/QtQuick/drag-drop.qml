// What a Drag tells DropAreas and they tell of it: entering, moving, leaving, dropping, keys, actions.
import QtQuick
Item { id: root; width: 300; height: 200
  component L: DropArea { property string n; width: 50; height: 50
    onEntered: drag => console.log(n, "entered", drag.x, drag.y, drag.source === box, drag.keys, drag.action, drag.proposedAction, drag.supportedActions, drag.hasText, drag.accepted)
    onExited: console.log(n, "exited", containsDrag)
    onPositionChanged: drag => console.log(n, "position", drag.x, drag.y)
    onDropped: drop => { console.log(n, "dropped", drop.x, drop.y, drop.source === box, drop.action); if (n !== "c") drop.accept(Qt.CopyAction) }
    onContainsDragChanged: console.log(n, "contains", containsDrag, drag.source === box, drag.x, drag.y) }
  L { n: "a"; x: 100; y: 0 }
  L { n: "b"; x: 200; y: 0; keys: ["k", "m"] }
  L { n: "c"; x: 100; y: 100; keys: ["other"] }
  Item { x: 200; y: 100; width: 80; height: 80
    L { n: "outer"; width: 80; height: 80; L { n: "inner"; x: 20; y: 20 } } }
  Rectangle { id: box; x: 0; y: 0; width: 20; height: 20
    Drag.hotSpot.x: 10; Drag.hotSpot.y: 10
    Drag.onDragStarted: console.log("started"); Drag.onDragFinished: action => console.log("finished", action)
    Drag.onActiveChanged: console.log("active", Drag.active)
    Drag.onTargetChanged: console.log("target", Drag.target ? Drag.target.n : null)
  }
  Timer { interval: 60; running: true; onTriggered: {
    console.log(box.Drag.source === box, box.Drag.keys, box.Drag.supportedActions, box.Drag.proposedAction, box.Drag.dragType)
    console.log("drop inactive", box.Drag.drop(), "active", box.Drag.active)
    box.Drag.active = true
    box.x = 110; console.log("-- moved"); box.y = 10; console.log("-- out"); box.x = 60; console.log("-- b without keys"); box.x = 210; box.x = 60
    box.Drag.active = false; console.log("-- keys")
    box.Drag.keys = ["m"]; box.Drag.active = true; box.x = 210; console.log("drop", box.Drag.drop()); console.log("-- c")
    box.x = 110; box.y = 110
    console.log("start", box.Drag.start()); box.x = 115; console.log("drop", box.Drag.drop(), box.Drag.active)
    box.Drag.keys = []; box.x = 210; box.y = 110; console.log("-- nested")
    box.Drag.active = true; box.x = 230; box.y = 130; console.log("-- inner"); box.x = 205; box.y = 105; box.Drag.cancel(); console.log("cancelled", box.Drag.active)
    box.x = 230; box.y = 130; box.Drag.start(Qt.MoveAction); console.log(box.Drag.active, box.Drag.supportedActions); console.log("drop", box.Drag.drop())
    console.log("END") } } }
