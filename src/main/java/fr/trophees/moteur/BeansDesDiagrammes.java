package fr.trophees.moteur;

import java.util.AbstractMap;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The beans that an expression of a diagram can name: delegates, and those marked {@link VisibleDesDiagrammes}. It keeps an
 * honest diagram within its vocabulary; it is no sandbox, since the expression language reaches reflection from any value. The
 * right to deploy is therefore the right to run code, and is given as such.
 */
class BeansDesDiagrammes extends AbstractMap<Object, Object> {

    private static final String SUFFIXE_DELEGATE = "Delegate";
    private final ListableBeanFactory beans;

    BeansDesDiagrammes(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(Object nom) {
        return nom instanceof String texte
                && beans.containsBean(texte)
                && (texte.endsWith(SUFFIXE_DELEGATE)
                        || beans.findAnnotationOnBean(texte, VisibleDesDiagrammes.class) != null);
    }

    @Override
    public Object get(Object nom) {
        return containsKey(nom) ? beans.getBean((String) nom) : null;
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        throw new UnsupportedOperationException("Les beans se demandent par leur nom");
    }
}
