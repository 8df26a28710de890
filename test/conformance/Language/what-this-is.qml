// What `this` is.
import QtQuick
Item { id: root; property var f; signal sig(); property bool inBinding: this === root; property bool viaFn: t()
    property bool fnExpr: (function() { return this === root })()
    function t() { return this === root }
    function u() { return typeof this + (this === undefined) + (this === Qt) }
    function nested() { return (function() { return this === root })() + "," + (() => this === root)() }
    Item { id: child; property bool c: t(); function own() { return this === child } property bool d: own(); property bool e: this === child
        function callT() { return t() + "," + root.t() + "," + own() + "," + child.own() } }
    onSig: console.log("handler", this === root)
    property var obj: ({ m() { return this === root.obj }, f: function() { return this === root.obj }, g: () => this === root })
    onFChanged: function() { console.log("fn handler", this === root, typeof this) }
    Timer { id: tm; interval: 1; running: true; onTriggered: { console.log("timer", this === tm); console.log("END") } }
    Connections { id: cn; target: root; function onSig() { console.log("conn", this === cn, this === root) } }
    Component.onCompleted: {
        console.log(inBinding, viaFn, fnExpr, t(), root.t(), nested(), child.c, child.d, child.e, child.callT(), this === root)
        let x = t; console.log(x(), x.call(child), x.call(root), x.apply(root), x.bind(root)(), typeof x.call(5))
        console.log(u(), root.u(), (0, u)())
        console.log(obj.m(), obj.f(), obj.g())
        sig(); f = 1
        sig.connect(t); sig.connect(function() { console.log("anon", this === root, typeof this, this === undefined) }); sig()
        sig.connect(child, function() { console.log("with receiver", this === child, this === root) }); sig()
        ;[1].forEach(function() { console.log("each", this === root, typeof this) }); [1].forEach(function() { console.log(this.k) }, { k: "k" })
        Qt.callLater(function() { console.log("later", this === root, typeof this) })
        new Promise(function(r) { console.log("promise", typeof this); r() })
    }
}
