// Urls stay as they are written, until somebody loads from them.
import QtQuick
Item {
    id: root
    property url u: "sub/x.png"; property url u2: true ? "sub/y.png" : ""; property url u3; property url u4: Qt.resolvedUrl("z.png"); property string s: "rel.png"; property url u5: s
    onUChanged: console.log("changed")
    Image { id: im } Loader { id: ld }
    function isAbs(x) { return /^(file|http):/.test(x.toString()) }
    Component.onCompleted: {
        console.log(isAbs(u), isAbs(u2), isAbs(u4), isAbs(u5))
        u = "sub/x.png"; console.log(isAbs(u)); u = "w.png"; console.log(isAbs(u)); u3 = s; console.log(isAbs(u3)); im.source = "q.png"; console.log(isAbs(im.source))
        u3 = Qt.binding(() => "bound.png"); console.log(isAbs(u3)); root["u3"] = "../up.png"; console.log(isAbs(u3)); u3 = "#frag"; console.log(isAbs(u3)); u3 = "?q"; console.log(isAbs(u3)); u3 = ""; console.log(isAbs(u3), u3 == "")
        console.log("END")
    }
}
