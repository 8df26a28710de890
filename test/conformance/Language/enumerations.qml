// enumerations: of documents, of types, through instances, strings for enum properties.
import QtQuick
import "lib"
Item { id: root
    enum Kind { A, B, C = 10, D }
    enum Second { X = 1, Y, Z = 5 }
    property int k: HasEnum.Two
    property int direct: HasEnum.Level.Three
    HasEnum { id: he; level: HasEnum.Two }
    Text { id: t; horizontalAlignment: Text.AlignRight; elide: "ElideMiddle" }
    Component.onCompleted: {
        console.log(k, direct, HasEnum.One, HasEnum.Level.One, HasEnum.Nope, he.level, he.describe())
        console.log(t.horizontalAlignment, t.elide, Text.AlignHCenter, Text.ElideRight, Qt.AlignRight, Qt.LeftButton | Qt.RightButton)
        try { t.elide = "ElideRight"; console.log(t.elide) } catch (e) { console.log(e.message) }
        try { t.elide = "Bad"; console.log(t.elide) } catch (e) { console.log(e.message) }
        try { t.elide = 77; console.log(t.elide) } catch (e) { console.log(e.message) }
        console.log(typeof HasEnum.Level, HasEnum.Level["Two"])
        try { HasEnum.One = 4 } catch (e) { } console.log(HasEnum.One)
        console.log(he.One, he.Level, Image.Ready, Image.Status ? Image.Status.Ready : "none")
        switch (he.level) { case HasEnum.Two: console.log("is two"); break; default: console.log("other") }
        console.log(Item.TopLeft, Rectangle.TopLeft, Component.Ready, Loader.Ready)
        console.log(Qt.Key_A, Qt.ControlModifier, Qt.red, Qt.Horizontal)
        console.log("END")
    }
}
