/* before */ import QtQuick // after
/* between
   lines */
Item /* a */ { /* b */ id /* c */ : /* d */ root /* e */ ; // f
    // g
    x : 1 /* h */
    y:2;width:3
	height :	4 // a tab before
    property /* i */ int /* j */ a /* k */ : /* l */ 5 /* m */
    Item{}Item{}
    anchors . left : parent . left
    Item
    {
    }
    visible: a
        ? true
        : false
    opacity: { /* only a comment */ }
} // end
