// PropertyChanges: names that are not there, explicit, restoreEntryValues, anonymous states, handlers, StateGroup.
import QtQuick
Item {
    id: root
    property real a: 1
    property real b: 1
    property real k: 7
    property int n: 0
    NumberAnimation on a { from: 0; to: 1; duration: 20; running: false }
    Item { id: it; NumberAnimation on x { to: 5; duration: 20 } x: root.k; property string nm: "q" }
    states: [ State { name: "s"; PropertyChanges { target: it; foo: 5; nm: "w" } PropertyChanges { nope.x: 3 } },
      State { name: "e"; PropertyChanges { target: root; explicit: true; b: root.k * 2 } PropertyChanges { target: it; restoreEntryValues: false; y: 44; } },
      State { when: root.n == 9; PropertyChanges { it.y: 90 } },
      State { name: "bb"; PropertyChanges { target: root; b: { return 9 } a: root.k; onNChanged: { console.log("state n", n) } } } ]
    onNChanged: console.log("n", n)
    StateGroup { id: sg; states: [ State { name: "g"; PropertyChanges { root.b: 1000 } } ]  onStateChanged: console.log("sg", state) }
    Component.onCompleted: { console.log(state);
      state = "s"; console.log(it.nm); state = "e"; console.log(b, it.y); k = 8; console.log(b); state = ""; console.log(b, it.y);
      n = 9; console.log("[" + state + "]", it.y); n = 1; console.log("[" + state + "]", it.y);
      state = "bb"; n = 2; state = ""; n = 3; 
      sg.state = "g"; console.log(b); sg.state = ""; console.log(b)
      console.log(states[0].changes.length)
      state="bb"; b = 55; console.log(b); state=""; console.log(b)
      states = []; console.log(states.length)
    }
    Timer { interval: 100; running: true; onTriggered: { console.log(a, it.x); k = 11; console.log(it.x); console.log("END") }}
}
