// PropertyChanges in its forms, states from JavaScript, restore.
import QtQuick
Item { id: root; property int n: 1; property string s: "base"; property int bound: n * 10
    Rectangle { id: r; width: 10; height: n; color: "red"; border.width: 1; signal sig(int v); onSig: v => console.log("base handler", v); property int _p: 3 }
    Text { id: t; text: "t"; font.pixelSize: 10; font.bold: false }
    states: [
        State { name: "a"; PropertyChanges { target: r; width: 20; color: "blue"; border.width: 5; height: root.n * 100 } PropertyChanges { target: t; font.pixelSize: 30; text: root.s + "!" } },
        State { name: "b"; extend: "a"; PropertyChanges { target: root; bound: 99; s: "in b" } PropertyChanges { target: r; explicit: true; height: root.n * 7 } },
        State { name: "c"; PropertyChanges { target: r; restoreEntryValues: false; width: 77 } PropertyChanges { target: r; onSig: console.log("state handler", v) } },
        State { name: "d"; PropertyChanges { r.width: 55; t.text: "new " + root.n; t.font.pixelSize: 44; root.s: "d" } },
        State { name: "w"; when: root.n > 50; PropertyChanges { target: r; width: 1000 } }
    ]
    function show(w) { console.log(w, root.state, r.width, r.height, r.color, r.border.width, t.text, t.font.pixelSize, bound, s) }
    Component.onCompleted: {
        show("start"); state = "a"; show("a"); n = 2; show("n2"); s = "x"; show("sx"); state = "b"; show("b"); n = 3; show("n3"); state = ""; show("none"); n = 4; show("n4")
        state = "c"; show("c"); r.sig(1); state = ""; show("after c"); r.sig(2)
        state = "d"; show("d"); n = 5; show("d n5"); state = "a"; show("a again"); state = ""; show("none")
        n = 51; show("when"); n = 3; show("unwhen"); state = "zzz"; show("unknown"); state = ""
        console.log(states.length, states[0].name, states[1].extend, states[0].changes.length)
        console.log("END")
    }
}
