// The life of the pages of a StackView: signals, status, who is destroyed when.
import QtQuick
import QtQuick.Controls
Item { width: 200; height: 100
  Component { id: page; Rectangle { property string n: "?"; objectName: n; StackView.onActivated: print(n, "activated"); StackView.onActivating: print(n, "activating"); StackView.onDeactivated: print(n, "deactivated"); StackView.onDeactivating: print(n, "deactivating"); StackView.onRemoved: print(n, "removed"); Component.onDestruction: print(n, "destroyed"); StackView.onStatusChanged: print(n, "status", StackView.status); onVisibleChanged: print(n, "visible", visible) } }
  Rectangle { id: own; objectName: "own"; visible: false; width: 30; Component.onDestruction: print("own destroyed") }
  StackView { id: s; anchors.fill: parent; onDepthChanged: print("depth", depth); onCurrentItemChanged: print("current", currentItem ? currentItem.objectName : null); onBusyChanged: print("busy", busy); onEmptyChanged: print("empty", empty) 
    initialItem: page }
  Timer { interval: 100; running: true; onTriggered: {
    print(s.depth, s.currentItem.width, s.currentItem.height, s.currentItem.StackView.index, s.currentItem.StackView.status, s.currentItem.StackView.view === s, s.currentItem.StackView.visible)
    print("--push"); const p = s.push(page, {n: "B"}, StackView.Immediate); print(p.n, p.x, p.visible, s.get(0).visible)
    print("--push own"); const q = s.push(own, StackView.Immediate); print(q === own, own.visible, own.width, own.height, own.parent === s)
    print("--find"); print(s.find(i => i.n === "B") === p, s.find(i => false), s.get(5), s.get(1) === p)
    print("--pop"); const r = s.pop(StackView.Immediate); print(r === own, own.visible, own.parent === s, s.depth)
    print("--replace"); const t = s.replace(page, {n: "C"}, StackView.Immediate); print(t.n, s.depth)
    print("--push list"); s.push([page, {n: "D"}, page, {n: "E"}], StackView.Immediate); print(s.depth, s.currentItem.n, s.get(2), s.get(2, StackView.ForceLoad).n)
    print("--pop to"); const u = s.pop(t, StackView.Immediate); print(u ? u.n : u, s.depth)
    print("--transition"); s.push(page, {n: "T"}); print(s.busy, s.currentItem.x, s.currentItem.StackView.status, s.get(1).StackView.status, s.get(1).visible); end.start() } }
  Timer { id: end; interval: 700; onTriggered: { print(s.busy, s.currentItem.x, s.get(1).visible, s.get(1).x); print("--clear"); s.pop(null, StackView.Immediate); print(s.pop()); s.clear(StackView.Immediate); print(s.depth, s.currentItem, s.empty); late.start() } }
  Timer { id: late; interval: 100; onTriggered: { print(StackView.Inactive, StackView.Deactivating, StackView.Activating, StackView.Active, StackView.DontLoad, StackView.ForceLoad, StackView.Transition, StackView.Immediate, StackView.PushTransition, StackView.ReplaceTransition, StackView.PopTransition); print("END") } }
}
