// A handler that assigns what its own change came from, and another property's binding.
import QtQml
QtObject {
    property int wish: 0
    property int real_: Math.min(wish, 10)
    property int copy: real_ * 2
    onWishChanged: { console.log("wish", wish, real_, copy); if (wish > 20) wish = 20 }
    onCopyChanged: { console.log("copy", copy); if (copy === 8) copy = 9 }
    Component.onCompleted: { wish = 4; console.log(copy); wish = 50; console.log(wish, real_, copy); wish = 1; console.log(copy); console.log("END") }
}
