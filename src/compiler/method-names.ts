// The names of the methods of all types that are no property of any: a value of such a name may have to keep its object.
// The compiler knows no types, so it goes by these; a test compares them with the types' tables.
export const METHODS: ReadonlySet<string> = new Set(
  (
    'accept actionAt addAction addButton addGroups addItem addMenu alert append appendRow cancel cancelFlick ' +
    'cancelRequestAnimationFrame cellAtIndex cellAtPos cellAtPosition childAt clear click close columnAtIndex ' +
    'columnWidth complete completeToBeginning completeToEnd contains copy createObject cut decrease ' +
    'decrementCurrentIndex deselect destroy dismiss displayName doLayout done drop dumpItemTree ensureVisible ' +
    'find findExecutable flick forceActiveFocus forceLayout get getContext getFormattedText getRow getText ' +
    'hide implicitColumnWidth implicitRowHeight increase incrementCurrentIndex incubateObject indexAt ' +
    'indexOfValue insert insertAction insertItem insertMenu insertRow isColumnLoaded isImageError ' +
    'isImageLoaded isImageLoading isRightToLeft isRowLoaded itemAt itemAtCell itemAtIndex linkAt loadImage ' +
    'locate locateAll lower mapFromGlobal mapFromItem mapToGlobal mapToItem markDirty menuAt modelIndex ' +
    'moveCurrentIndexDown moveCurrentIndexLeft moveCurrentIndexRight moveCurrentIndexUp moveCursorSelection ' +
    'moveItem moveRow nextItemInFocusChain objectAt open paste pause pointAtPercent pop positionAt ' +
    'positionToRectangle positionViewAtBeginning positionViewAtCell positionViewAtColumn positionViewAtEnd ' +
    'positionViewAtIndex positionViewAtRow push raise redo reject reload removeAction removeButton ' +
    'removeGroups removeItem removeMenu removeRow replace requestActivate requestAnimationFrame requestPaint ' +
    'reset resizeContent restart restoreState resume retransformBack returnToBounds rowAtIndex rowHeight ' +
    'saveState select selectAll selectWord sendBinaryMessage sendTextMessage set setAcceptedButtons ' +
    'setAcceptedDevices setAcceptedModifiers setAcceptedPointerTypes setCurrentIndex setData setGroups ' +
    'setPosition setProperty setRow setSize setSource setValue setValues show showFullScreen showMaximized ' +
    'showMinimized showNormal standardButton standardLocations startDrag stop sync takeAction takeItem ' +
    'takeMenu textAt toDataURL toString toggle trigger undo unloadImage valueAt writableLocation'
  ).split(' '),
);
